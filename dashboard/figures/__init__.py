"""Pure drawing: (view, frame) → Plotly figure. Nothing here knows a screen."""
