/** A contract's year: months from the hours that were counted, its settlement step by step, and what it will probably come to. */
@NullMarked
package io.evenkeel.energy.internal.contract;

import org.jspecify.annotations.NullMarked;
