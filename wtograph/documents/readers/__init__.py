"""One reader for each kind of document; they run in a child process, see documents/reading.py."""
