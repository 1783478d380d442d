/**
 * REST of the room {@code inventory}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.inventory.web;

import org.jspecify.annotations.NullMarked;
