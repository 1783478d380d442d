/**
 * Wiring of the server.
 */
@NullMarked
package io.evenkeel.console.internal;

import org.jspecify.annotations.NullMarked;
