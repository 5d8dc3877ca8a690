"""How the weights under `annotators/weights` were made. Nothing here is needed to run newsread."""
