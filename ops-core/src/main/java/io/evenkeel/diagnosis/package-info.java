/**
 * What may have caused a trouble. So far the one question that rooms above answer: what was changed lately.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenkeel.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
