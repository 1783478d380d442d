/**
 * The subcommands of {@code ./evenkeel}.
 */
@NullMarked
package io.evenkeel.console.cli;

import org.jspecify.annotations.NullMarked;
