/**
 * What agent and server say to each other: records only.
 */
@NullMarked
package io.evenkeel.protocol;

import org.jspecify.annotations.NullMarked;
