/** Files into the pipeline: {@link org.sada.ingest.file.FileImport}. */
package org.sada.ingest.file;
