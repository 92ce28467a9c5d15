//! Python's packaging rules: names, versions, specifiers, markers, requirements files.
