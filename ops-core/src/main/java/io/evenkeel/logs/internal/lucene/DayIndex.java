package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The lines of one day, newest first within a segment. Thread-safe. */
final class DayIndex implements AutoCloseable {
    private static final String JOURNAL = "journal";
    private static final double BUFFER_MEGABYTES = 48;

    /** More than Lucene's own 8: each line is merged less often, and a search looks at a few segments more. */
    private static final double SEGMENTS_PER_TIER = 10;

    /** So many lines within a second are a rush. */
    private static final int RUSH = 10_000;

    /** How often in a row a rush may put off that new lines are found. */
    private static final int MOST_PUT_OFF = 2;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final long journal;
    private final AtomicInteger unseen = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();

    private DayIndex(Directory directory, IndexWriter writer, SearcherManager searchers, long journal) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.journal = journal;
    }

    static DayIndex open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(Files.createDirectories(folder));
        var config = new IndexWriterConfig()
                .setIndexSort(Queries.NEWEST_FIRST)
                .setCodec(LateDeflate.codec())
                .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER))
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setUseCompoundFile(true)
                .setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        long journal = -1;
        for (Map.Entry<String, String> kept : writer.getLiveCommitData()) {
            if (kept.getKey().equals(JOURNAL)) {
                journal = Long.parseLong(kept.getValue());
            }
        }
        return new DayIndex(directory, writer, new SearcherManager(writer, null), journal);
    }

    /** The newest journal whose lines of this day the index holds; -1 for none. */
    long journal() {
        return journal;
    }

    void add(List<LogLine> lines) throws IOException {
        Documents documents = new Documents();
        for (LogLine line : lines) {
            Document document = documents.document(line);
            writer.addDocument(document);
        }
        unseen.addAndGet(lines.size());
    }

    /** First half of a commit: fixes what it will hold. */
    void prepareCommit(long upToJournal) throws IOException {
        writer.setLiveCommitData(Map.of(JOURNAL, Long.toString(upToJournal)).entrySet());
        writer.prepareCommit();
    }

    void commit() throws IOException {
        writer.commit();
    }

    boolean hasChanges() {
        return writer.hasUncommittedChanges();
    }

    /** Makes all lines found that were added. */
    void refresh() throws IOException {
        unseen.set(0);
        putOff.set(0);
        searchers.maybeRefreshBlocking();
    }

    /**
     * The same, for one who calls it each second; but in a rush only each third time. Each refresh ends the segments that are
     * being written, and many small ones cost more to merge than few big ones.
     */
    void refreshInTime() throws IOException {
        if (unseen.get() > RUSH * (putOff.get() + 1) && putOff.get() < MOST_PUT_OFF) {
            putOff.incrementAndGet();
            return;
        }
        refresh();
    }

    interface Look<T> {
        T at(IndexSearcher searcher) throws IOException;
    }

    <T> T search(Look<T> look) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return look.at(new IndexSearcher(searcher.getIndexReader()));
        } catch (AlreadyClosedException e) {
            throw new IOException("a day was forgotten while it was searched", e);
        } finally {
            searchers.release(searcher);
        }
    }

    long lines() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += sizeOf(file);
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return bytes;
    }

    /** A file that a merge has just removed has none. */
    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Of an index that is not open. */
    static long committedLines(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return SegmentInfos.readLatestCommit(directory).totalMaxDoc();
        } catch (IndexNotFoundException e) {
            return 0;
        }
    }

    /** Without a commit: what no commit holds is in the journal. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
