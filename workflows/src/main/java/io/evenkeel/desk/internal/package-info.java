/** The inside of the room {@code desk}. */
@NullMarked
package io.evenkeel.desk.internal;

import org.jspecify.annotations.NullMarked;
