package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The lines of one day, newest first within a segment. Thread-safe. */
final class DayIndex implements AutoCloseable {
    private static final String JOURNAL = "journal";
    private static final double BUFFER_MEGABYTES = 48;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final long journal;

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

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
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
