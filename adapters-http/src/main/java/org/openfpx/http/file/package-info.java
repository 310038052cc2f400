/**
 * What an operator writes: the configuration file of a system and its registry files. Owns how YAML
 * is read with the line of everything, the keys a configuration may have, and how the entities of a
 * registry are written down, and the commands that the main class of a system takes with such a
 * file. Everything that is wrong is found at once, with file, line, rule and what would be right;
 * nothing is applied by halves. Does not own which types a registry has: it reads their
 * descriptions.
 */
@NullMarked
package org.openfpx.http.file;

import org.jspecify.annotations.NullMarked;
