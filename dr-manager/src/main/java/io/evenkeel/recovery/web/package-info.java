/** REST of the room {@code recovery}: controllers with their request and response records. */
@NullMarked
package io.evenkeel.recovery.web;

import org.jspecify.annotations.NullMarked;
