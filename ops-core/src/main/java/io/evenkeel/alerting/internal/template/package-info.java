/**
 * The templates in labels and annotations of rules: a small part of the template language that Prometheus uses, namely
 * {@code {{ $labels.NAME }}}, {@code {{ $value }}}, texts, numbers, and functions that word a number. No loops, no
 * conditions, no queries: what is not understood is refused when a rule file is read. Pure.
 */
@NullMarked
package io.evenkeel.alerting.internal.template;

import org.jspecify.annotations.NullMarked;
