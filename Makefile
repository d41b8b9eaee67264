# Two commands for a newcomer: `make run` and `make test`. Everything they need is set up by them.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
FONTS := static/fonts
ROOMS := app.py serve.py catalog ledger etl expectations dashboard pages bench tests

.PHONY: run test soak check bench demonstration lock clean

run: $(VENV)/.product $(FONTS)/asked
	@$(BIN)/python -m etl build || { code=$$?; [ $$code -eq 3 ] || [ $$code -eq 4 ] || exit $$code; }
	$(BIN)/python -m streamlit run serve.py --server.port $(PORT)

test: $(VENV)/.tools $(FONTS)/asked
	@sh .ci/browser
	@sh .ci/axe $(VENV)/axe.min.js
	$(BIN)/python -m pytest -n 3 --dist loadfile

soak: $(VENV)/.tools $(FONTS)/asked
	@sh .ci/browser
	DONGNE_SOAK=1 $(BIN)/python -m pytest -m soak -n 2

check: $(VENV)/.tools
	$(BIN)/ruff format --check $(ROOMS)
	$(BIN)/ruff check $(ROOMS)
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_rooms.py

bench: $(VENV)/.tools $(FONTS)/asked
	@sh .ci/browser
	$(BIN)/python -m bench

demonstration: $(VENV)/.product
	$(BIN)/python -m etl.demonstration data/raw/demonstration

lock: $(VENV)/.tools
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache data/curated data/cache

$(VENV)/.product: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; found `$(PYTHON) --version`. Name another with PYTHON=..."; exit 1; }
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tools: $(VENV)/.product requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Once: without npm or a network the pages use the system's Korean font, and say so here.
$(FONTS)/asked:
	@mkdir -p $(dir $@)
	@sh .ci/font $(FONTS)
	@touch $@
