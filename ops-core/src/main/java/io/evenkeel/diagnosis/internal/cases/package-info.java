/** How a recorded case is judged: what was seen becomes signs, signs become features of components, features probabilities. Pure functions. */
@NullMarked
package io.evenkeel.diagnosis.internal.cases;

import org.jspecify.annotations.NullMarked;
