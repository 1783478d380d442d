/**
 * Who did what, when, to what. Owns {@link io.evenkeel.audit.Actor}, the rights an act needs and the refusals
 * that a verb may answer with, since every room above says them. Every act is written in the transaction of the act.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenkeel.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
