"""A trained network as the files that newsread reads: 8-bit encoder, heads in 16 bits, pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from annotators.encoder.encoder import WINDOW
from annotators.training.packaging.vocabulary import shipped_pieces
from annotators.training.reader.grammar import save_labels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotators.encoder.grammar import Labels
    from annotators.training.reader.network import Reader

OPSET = 17
"""The version of ONNX's operators."""


class _Plain(nn.Module):  # type: ignore[misc]
    """A BERT written out, for one window a row and without padding, so that nothing of the length
    that it was traced with stays in it; with some of its word pieces, and places for a window."""

    def __init__(self, network: Reader, pieces: Sequence[int]) -> None:
        super().__init__()
        self.network = network
        embeddings = network.encoder.embeddings
        self.words = nn.Embedding.from_pretrained(embeddings.word_embeddings.weight[list(pieces)])
        ends = 2  # a window is read between [CLS] and [SEP]
        self.places = nn.Parameter(embeddings.position_embeddings.weight[: WINDOW + ends])

    def forward(self, ids: Any, case: Any, state: Any) -> Any:
        """Vectors (windows, pieces, size)."""
        network, inner = self.network, self.network.encoder
        embeddings = inner.embeddings
        words = self.words(ids) + network.case(case) + network.state(state)
        places = self.places[: ids.shape[1]]
        words = embeddings.LayerNorm(words + embeddings.token_type_embeddings.weight[0] + places)
        for layer in inner.encoder.layer:
            words = _attended(layer, words, inner.config.num_attention_heads)
            grown = functional.gelu(layer.intermediate.dense(words))
            words = layer.output.LayerNorm(layer.output.dense(grown) + words)
        return words


def _attended(layer: Any, words: Any, heads: int) -> Any:
    attention = layer.attention.self

    def split(vectors: Any) -> Any:
        return vectors.view(*vectors.shape[:2], heads, -1).transpose(1, 2)

    scale = attention.attention_head_size**-0.5  # of the query: its products are many more
    query, key, value = (
        split(attention.query(words) * scale),
        split(attention.key(words)),
        split(attention.value(words)),
    )
    weights = torch.softmax(query @ key.transpose(-1, -2), -1)
    context = (weights @ value).transpose(1, 2).reshape(words.shape)
    output = layer.attention.output
    return output.LayerNorm(output.dense(context) + words)


def write_reader(network: Reader, labels: Labels, vocabulary: Path, output: Path) -> None:
    """Write `encoder.onnx`, `heads.npz`, `labels.json` and `vocab.txt` into the folder `output`.

    vocabulary: the file of all pieces of the network; those of `shipped_pieces` are written.
    """
    output.mkdir(parents=True, exist_ok=True)
    pieces = vocabulary.read_text(encoding="utf-8").splitlines()
    shipped = shipped_pieces(pieces)
    network = network.to("cpu").eval()
    _write_encoder(network, shipped, output / "encoder.onnx")
    head_weights = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if not name.startswith(("encoder.", "case.", "state."))
    }
    np.savez_compressed(output / "heads.npz", **head_weights)
    save_labels(labels, output / "labels.json")
    lines = "".join(f"{pieces[number]}\n" for number in shipped)
    (output / "vocab.txt").write_text(lines, encoding="utf-8", newline="\n")


def _write_encoder(network: Reader, pieces: Sequence[int], path: Path) -> None:
    """Write the encoder, with the vectors of these word pieces alone.

    Its matrices and word vectors are quantised per channel to 8 bits, of which 7 are used:
    processors without VNNI overflow else. What it computes between them stays in 32.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole, small = path.with_name("whole.onnx"), path.with_name("small.onnx")
    ids = torch.ones((1, 8), dtype=torch.long)
    names = ["ids", "case", "state"]
    torch.onnx.export(
        _Plain(network, pieces), (ids, ids, ids), str(whole), input_names=names,
        output_names=["vectors"], opset_version=OPSET, dynamo=False,
        dynamic_axes={name: {0: "windows", 1: "pieces"} for name in (*names, "vectors")},
    )  # fmt: skip
    quantize_dynamic(
        str(whole), str(small), per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    _fuse(small, path)
    whole.unlink()
    small.unlink()


def _fuse(network: Path, output: Path) -> None:
    """Write a network as onnxruntime runs it fastest: `Encoder` loads it as it is.

    The fusion of sums with layer norms is left out: on processors without its own kernel it took
    eight times as long as the two apart (1.32, measured).
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(output)
    onnxruntime.InferenceSession(
        str(network), options, disabled_optimizers=["SkipLayerNormFusion"],
        providers=["CPUExecutionProvider"],
    )  # fmt: skip
