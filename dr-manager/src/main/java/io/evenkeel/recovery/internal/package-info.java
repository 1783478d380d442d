/** How policies are kept, jobs given out, copies recorded, and the board asked. */
@NullMarked
package io.evenkeel.recovery.internal;

import org.jspecify.annotations.NullMarked;
