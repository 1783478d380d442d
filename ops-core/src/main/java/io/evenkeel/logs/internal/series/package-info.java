/** What is counted of log lines as they are kept, and handed to the store of measurements, so that rules can look at it. */
@NullMarked
package io.evenkeel.logs.internal.series;

import org.jspecify.annotations.NullMarked;
