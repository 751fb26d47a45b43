package org.sada.launcher.verify;

import java.nio.file.Path;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sada.contract.Definition;
import org.sada.contract.fact.Said;

/** Services that run elsewhere, and no folders; nobody reads texts. */
final class Elsewhere implements VerifyCommand.Installations {
    @Override
    public VerifyCommand.Installation open(Path data) {
        throw new AssertionError("no folder was asked for");
    }

    @Override
    public VerifyCommand.Installation connect(String bootstrap, String store, Path model, Path taxonomy) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(store);
        return new There(bootstrap, source);
    }

    private record There(String bootstrap, DataSource store) implements VerifyCommand.Installation {
        @Override
        public Definition definition() {
            return Definition.STANDARD;
        }

        @Override
        public Function<String, Said> reading() {
            return text -> null;
        }

        @Override
        public void close() {}
    }
}
