"""Labels of other pipelines say the same as newsread's own."""

from annotators.training.pipeline.schemes import entity_label, is_subject


def test_subjects_are_known_in_both_schemes() -> None:
    labels = ("nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubjpass", "obl:agent", "agent", "obj")
    assert [label for label in labels if is_subject(label)] == list(labels[:5])


def test_entity_labels_of_other_pipelines_are_mapped() -> None:
    labels = ("PER", "PERSON", "TIME", "WORK_OF_ART")
    assert [*map(entity_label, labels)] == ["PERSON", "PERSON", "DATE", "WORK_OF_ART"]
