/** The equations of the plant's parts and the searches over its settings. */
@NullMarked
package io.evenkeel.cooling.internal;

import org.jspecify.annotations.NullMarked;
