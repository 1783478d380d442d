/**
 * What was promised and when it runs out: working time of calendars, and clocks that pause. Pure: no Spring, no clock, no
 * database. A clock keeps what happened (when it began, when it paused, which target held since when) and never what is
 * left, so that nothing is lost when a target or a calendar changes.
 */
@NullMarked
package io.evenkeel.desk.internal.clock;

import org.jspecify.annotations.NullMarked;
