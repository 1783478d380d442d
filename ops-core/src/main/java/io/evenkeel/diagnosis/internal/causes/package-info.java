/** How suspects and their evidence are found in a scene. Pure functions. */
@NullMarked
package io.evenkeel.diagnosis.internal.causes;

import org.jspecify.annotations.NullMarked;
