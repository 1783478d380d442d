/**
 * What waits for people. The engine tells {@link io.evenkeel.workflow.internal.inbox.TaskWatch} of every user task; rows of
 * the inbox follow in the same transaction; verbs of people check the row, then move the engine, which moves the row.
 */
@NullMarked
package io.evenkeel.workflow.internal.inbox;

import org.jspecify.annotations.NullMarked;
