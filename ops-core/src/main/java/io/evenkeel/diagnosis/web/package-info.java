/** Diagnoses on the wire. */
@NullMarked
package io.evenkeel.diagnosis.web;

import org.jspecify.annotations.NullMarked;
