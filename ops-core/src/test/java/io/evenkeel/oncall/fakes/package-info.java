/** Hand-written stand-ins for the rooms below {@code oncall}, for the tests of the rooms above them. */
@NullMarked
package io.evenkeel.oncall.fakes;

import org.jspecify.annotations.NullMarked;
