/** How problems are found, kept and watched. */
@NullMarked
package io.evenkeel.problem.internal;

import org.jspecify.annotations.NullMarked;
