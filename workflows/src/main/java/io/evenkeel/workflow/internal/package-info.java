/**
 * The engine: delegates, listeners, decisions.
 */
@NullMarked
package io.evenkeel.workflow.internal;

import org.jspecify.annotations.NullMarked;
