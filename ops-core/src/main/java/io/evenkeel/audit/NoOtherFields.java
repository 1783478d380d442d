package io.evenkeel.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body of which a field that it does not have is refused by its name, where others are passed over: a term of a contract that is
 * spelt wrong must not be taken as left out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NoOtherFields {}
