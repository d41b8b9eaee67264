"""What the data mean, as data: the YAML files of this folder and the models that check them."""
