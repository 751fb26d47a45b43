/** API keys: {@link org.sada.runtime.key.KeyFile} keeps them, {@link org.sada.runtime.key.KeyRing} knows a caller by one. */
package org.sada.runtime.key;
