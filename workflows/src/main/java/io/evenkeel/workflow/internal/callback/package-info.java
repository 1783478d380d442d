/**
 * Calls outside that are answered later. {@link io.evenkeel.workflow.internal.callback.CallbackBook} stores what is wanted and
 * takes answers; {@link io.evenkeel.workflow.internal.callback.CallbackCalls} calls after commit, repeats, and gives up when
 * the time is over. Either one tells the process, once.
 */
@NullMarked
package io.evenkeel.workflow.internal.callback;

import org.jspecify.annotations.NullMarked;
