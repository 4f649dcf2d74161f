"""Corpora with known answers → how right the checker is: the instrument behind every figure in docs/accuracy.md.

Beside the flow: it runs the pipeline on labelled articles and holds the report against the labels.
"""
