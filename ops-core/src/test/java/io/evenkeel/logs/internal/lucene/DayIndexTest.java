package io.evenkeel.logs.internal.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.columns.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayIndexTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private static LogLine line(long id, String message) {
        return new LogLine(
                id,
                NOON.plusMillis(id),
                "web1",
                "",
                Severity.ERROR,
                message,
                Map.of("a", "ü", "b", ""),
                1L << 40,
                true);
    }

    private static List<LogLine> read(IndexSearcher searcher, Sort order) throws IOException {
        StoredLines stored = new StoredLines(searcher, false);
        List<LogLine> lines = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(MatchAllDocsQuery.INSTANCE, 100, order).scoreDocs) {
            lines.add(stored.line(hit.doc));
        }
        return lines;
    }

    @Test
    void aDayOfAnEarlierReleaseIsReadAndWrittenOn() throws IOException {
        var config = new IndexWriterConfig()
                .setIndexSort(Queries.NEWEST_FIRST)
                .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION));
        LogLine old = line(1, "from before");
        try (var writer = new IndexWriter(FSDirectory.open(folder), config)) {
            Document document = new Document();
            document.add(NumericDocValuesField.indexedField(Columns.AT, old.at().toEpochMilli()));
            document.add(new NumericDocValuesField(Columns.ID, old.id()));
            document.add(new StoredField(Documents.STORED, Stored.bytes(List.of(old))));
            writer.addDocument(document);
        }

        try (DayIndex day = DayIndex.open(folder)) {
            LogLine young = line(2, "x".repeat(70_000));
            day.add(List.of(young));
            day.refresh();

            assertThat(day.<List<LogLine>>search(searcher -> read(searcher, Queries.NEWEST_FIRST)))
                    .containsExactly(young, old);
        }
    }

    @Test
    void linesOfOneSegmentAreReadInEitherOrder() throws IOException {
        try (DayIndex day = DayIndex.open(folder)) {
            LogLine first = line(300, "");
            LogLine second = line(Long.MAX_VALUE >> 20, "second");
            LogLine third = line(Long.MAX_VALUE >> 19, "third");
            day.add(List.of(second, third, first));
            day.refresh();

            assertThat(day.<List<LogLine>>search(searcher -> read(searcher, Queries.NEWEST_FIRST)))
                    .containsExactly(third, second, first);
            assertThat(day.<List<LogLine>>search(searcher -> read(searcher, Queries.OLDEST_FIRST)))
                    .containsExactly(first, second, third);
        }
    }

    private static List<LogLine> lines(int count) {
        return IntStream.range(0, count).mapToObj(id -> line(id, "a line")).toList();
    }

    @Test
    void fewLinesAreFoundTheNextTime() throws IOException {
        try (DayIndex day = DayIndex.open(folder)) {
            day.add(lines(3));
            day.refreshInTime();
            assertThat(day.lines()).isEqualTo(3);
        }
    }

    @Test
    void inARushLinesAreFoundTheThirdTime() throws IOException {
        try (DayIndex day = DayIndex.open(folder)) {
            var found = new ArrayList<Long>();
            for (int second = 0; second < 3; second++) {
                day.add(lines(11_000));
                day.refreshInTime();
                found.add(day.lines());
            }
            assertThat(found).containsExactly(0L, 0L, 33_000L);
        }
    }

    @Test
    void afterARushWhatWasPutOffIsFoundTheNextTime() throws IOException {
        try (DayIndex day = DayIndex.open(folder)) {
            day.add(lines(11_000));
            day.refreshInTime();
            day.refreshInTime();
            assertThat(day.lines()).isEqualTo(11_000);
        }
    }
}
