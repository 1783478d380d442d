/**
 * Wiring, security, live events and the command line; the console itself is in {@code src/main/console}.
 */
@NullMarked
package io.evenkeel.console;

import org.jspecify.annotations.NullMarked;
