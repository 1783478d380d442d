/**
 * What every store keeps beside a line to find it by: columns of terms, and queries in terms of these columns. The stores
 * differ only in how they hold a column.
 */
@NullMarked
package io.evenkeel.logs.internal.columns;

import org.jspecify.annotations.NullMarked;
