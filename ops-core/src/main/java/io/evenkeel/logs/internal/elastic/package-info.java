/**
 * Lines in Elasticsearch, for more than one machine: an index a day ({@link io.evenkeel.logs.internal.elastic.DayIndices}) with
 * the columns of every store. A batch is answered when the cluster has it ({@link io.evenkeel.logs.internal.elastic.BulkWriter});
 * while the cluster is away, senders keep their lines.
 */
@NullMarked
package io.evenkeel.logs.internal.elastic;

import org.jspecify.annotations.NullMarked;
