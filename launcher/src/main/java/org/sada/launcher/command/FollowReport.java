package org.sada.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.sada.ingest.file.FolderFollow;
import org.sada.ingest.file.ImportResult;

/** Says what became of each file of a folder, in a few lines or in one of JSON. */
final class FollowReport implements FolderFollow.Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;

    FollowReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void begin(Path folder) {
        if (!json) {
            out.println("Following " + folder + "; Ctrl-C stops.");
        }
    }

    @Override
    public void taken(Path file, ImportResult result) {
        if (json) {
            ObjectNode line = JSON.createObjectNode().put("file", file.toString());
            line.setAll((ObjectNode) JSON.valueToTree(result));
            out.println(line);
        } else {
            ImportReport.print(result, file.toString(), out);
        }
    }

    @Override
    public void setAside(Path file, String reason) {
        out.println(
                json
                        ? JSON.createObjectNode()
                                .put("file", file.toString())
                                .put("failed", reason)
                                .toString()
                        : file + ": set aside: " + reason);
    }

    @Override
    public void waiting(String reason) {
        if (!json) {
            out.println("waiting: " + reason);
        }
    }
}
