/** The whole house: every package directly below is a room. */
@NullMarked
package io.evenkeel;

import org.jspecify.annotations.NullMarked;
