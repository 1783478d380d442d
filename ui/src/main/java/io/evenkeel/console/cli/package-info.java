/**
 * The subcommands of {@code ./evenkeel}; open to the main class.
 */
@NamedInterface("command-line")
@NullMarked
package io.evenkeel.console.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
