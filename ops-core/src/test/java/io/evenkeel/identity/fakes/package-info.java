/** The rooms below {@code oncall} as they are, for tests of these rooms. */
@NullMarked
package io.evenkeel.identity.fakes;

import org.jspecify.annotations.NullMarked;
