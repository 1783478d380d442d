/**
 * Measurements in PostgreSQL: requests go to a log ({@code LogWriter}), each minute a fold makes slabs of it ({@code
 * Folding}), windows that are over become chunks ({@code Closing}) and days roll-ups ({@code RollingUp}); {@code Reading}
 * puts a series together again from all of these.
 */
@NullMarked
package io.evenkeel.telemetry.internal.store;

import org.jspecify.annotations.NullMarked;
