/**
 * Queries that people keep under a name.
 */
@NullMarked
package io.evenkeel.logs.internal.saved;

import org.jspecify.annotations.NullMarked;
