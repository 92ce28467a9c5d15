//! The browser's storage, clipboard, address bar and downloads: text in, text out.
