"""The tools that are compared, one adapter a file.

An adapter module has a function `load()` that gives a `tool.Tool` or raises `tool.Missing` with the reason.
"""

ADAPTERS = ("plimsoll_annotate", "plimsoll_read", "spacy_model", "quantulum", "recognizers", "cqe")
