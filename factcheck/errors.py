"""What a user can get wrong: each error is one sentence that names file and remedy, and carries an exit code."""


class FactcheckError(Exception):
    """A mistake of the caller: bad input, a bad option, a file that cannot be read.

    The message is one sentence that names the file and the remedy. Anything else that is raised is a bug.
    """

    exit_code = 2


class NothingToReadError(FactcheckError):
    """The paths hold no article that could be read."""
