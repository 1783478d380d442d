/**
 * Processes that an administrator uploads. A bundle is read into trees ({@link io.evenkeel.workflow.internal.own.Xml}),
 * checked against lists of what is allowed, and written anew for the engine: no expression of the bundle ever reaches the
 * engine's own expression language, which knows beans and methods; {@link io.evenkeel.workflow.internal.own.Expression}
 * evaluates them.
 */
@NullMarked
package io.evenkeel.workflow.internal.own;

import org.jspecify.annotations.NullMarked;
