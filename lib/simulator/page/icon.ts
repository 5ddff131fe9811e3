/** The page's sign in the browser's tab: a lamp that is on. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<circle cx="16" cy="13" r="12" fill="#ffd27f" opacity=".45"/>
<path fill="#f5a623" d="M16 4a9 9 0 0 0-5.3 16.3c1.2.9 1.7 1.8 1.7 3.4h7.2c0-1.6.5-2.5 1.7-3.4A9 9 0 0 0 16 4z"/>
<path fill="#5c6672" d="M12.4 25h7.2v2h-7.2zm1 3h5.2l-1 2h-3.2z"/>
</svg>
`;
