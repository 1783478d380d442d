/** How changes are kept, compared with each other, approved and carried out. */
@NullMarked
package io.evenkeel.change.internal;

import org.jspecify.annotations.NullMarked;
